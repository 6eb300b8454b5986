-- What a device was told to do with what it holds: 'retire' sends it first, 'lost' does not.
ALTER TABLE devices
  ADD COLUMN wipe text COLLATE "C" CHECK (wipe IN ('retire', 'lost')),
  ADD COLUMN wipe_at bigint,
  -- When it said that it had, or was told at its contact as one that is lost.
  ADD COLUMN wiped_at bigint;

-- Few records have two answers; the office counts them every half minute.
CREATE INDEX records_clash ON records (tenant_id, scope_id) WHERE also IS NOT NULL;
