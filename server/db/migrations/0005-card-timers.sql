-- Timers of cards, too. A server that knows only complaints fails at the new names and
-- leaves them alone.
ALTER TABLE timers RENAME COLUMN complaint_id TO record_id;
ALTER TABLE timers ADD COLUMN kind text COLLATE "C" NOT NULL DEFAULT 'complaint';
ALTER TABLE timers ALTER COLUMN kind DROP DEFAULT;
ALTER TABLE timers DROP CONSTRAINT timers_pkey;
ALTER TABLE timers ADD PRIMARY KEY (tenant_id, scope_id, kind, record_id);

-- Steps of a card.
CREATE INDEX records_card_steps ON records (tenant_id, scope_id, (body ->> 'cardId'))
  WHERE kind = 'cardStep';

CREATE OR REPLACE FUNCTION set_timer() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  watched text := CASE WHEN NEW.kind IN ('complaint', 'complaintStep') THEN 'complaint'
    ELSE 'correctiveAction' END;
  record text := CASE NEW.kind WHEN 'complaintStep' THEN NEW.body ->> 'complaintId'
    WHEN 'cardStep' THEN NEW.body ->> 'cardId' ELSE NEW.id END;
BEGIN
  IF record IS NOT NULL THEN
    INSERT INTO timers (tenant_id, scope_id, kind, record_id, due_at)
    VALUES (NEW.tenant_id, NEW.scope_id, watched, record, 0)
    ON CONFLICT (tenant_id, scope_id, kind, record_id) DO UPDATE SET due_at = 0
    WHERE timers.due_at <> 0;
  END IF;
  RETURN NULL;
END $$;
DROP TRIGGER records_set_timer ON records;
CREATE TRIGGER records_set_timer AFTER INSERT OR UPDATE ON records FOR EACH ROW
  WHEN (NEW.kind IN ('complaint', 'complaintStep', 'correctiveAction', 'cardStep'))
  EXECUTE FUNCTION set_timer();

-- Cards from before this, tenant by tenant, as in 0002.
DO $$
DECLARE tenant uuid;
BEGIN
  FOR tenant IN SELECT id FROM tenant_routes LOOP
    PERFORM set_config('app.tenant', tenant::text, true);
    INSERT INTO timers (tenant_id, scope_id, kind, record_id, due_at)
    SELECT tenant_id, scope_id, 'correctiveAction', id, 0 FROM records
    WHERE tenant_id = tenant AND kind = 'correctiveAction';
  END LOOP;
  PERFORM set_config('app.tenant', '', true);
END $$;
