import type { Held } from '#client/data/held.ts'
import { meetingTexts } from '#client/locales/meeting.ts'
import { useText } from '#client/locales/use-text.ts'
import { SavedText } from '#client/people/saved-text.tsx'
import { Card } from '#client/ui/card.tsx'
import type { Meeting } from '#shared/meeting/meeting.ts'
import type { MeetingActions } from './use-meeting-actions.ts'

type WordsFormProps = {
  field: 'topic' | 'lesson'
  meeting: Held<Meeting>
  actions: MeetingActions
}

/** One sentence for everybody; it stands on the wall as soon as the field is left. */
export function WordsForm({ field, meeting, actions }: WordsFormProps) {
  const t = useText(meetingTexts)
  return (
    <Card>
      <SavedText
        key={field}
        draftKey={`meeting ${meeting.id} ${field}`}
        label={t(field)}
        description={t(`${field}Hint`)}
        value={meeting[field]}
        maxLength={200}
        onSave={(text, forget) => actions.say(meeting, field, text, forget)}
      />
    </Card>
  )
}
