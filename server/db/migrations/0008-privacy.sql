-- The log is for ever but for one thing: what a person has the right to have forgotten. Only
-- this function takes it out, and only values of fields; who wrote when stays.
CREATE FUNCTION refuse_to_alter_log() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND current_setting('app.erasing', true) = 'on' THEN RETURN NULL; END IF;
  RAISE EXCEPTION 'the log % is append-only', TG_TABLE_NAME USING ERRCODE = '42501';
END $$;
DROP TRIGGER changes_append_only ON changes;
CREATE TRIGGER changes_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON changes
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_alter_log();

-- `gone`: [{kind, id, fields}]; without fields all of them go. Of the tenant that is set only.
CREATE FUNCTION erase_changes(scope text, gone jsonb) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE count bigint;
BEGIN
  PERFORM set_config('app.erasing', 'on', true);
  UPDATE changes c SET set = CASE WHEN g.fields IS NULL THEN '{}' ELSE c.set - g.fields END
  FROM jsonb_to_recordset(gone) AS g (kind text, id text, fields text[])
  WHERE c.tenant_id = nullif(current_setting('app.tenant', true), '')::uuid
    AND c.scope_id = scope AND c.kind = g.kind AND c.record_id = g.id AND c.n > 0
    AND (g.fields IS NULL AND c.set <> '{}' OR c.set ?| g.fields);
  GET DIAGNOSTICS count = ROW_COUNT;
  PERFORM set_config('app.erasing', '', true);
  RETURN count;
END $$;
REVOKE ALL ON FUNCTION erase_changes(text, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_changes(text, jsonb) TO floorwalk_app;

-- Phones of people who were erased, as keyed hashes: what a tablet brings later that it took
-- down before is erased, too. Still personal data: it goes after a while, or on demand.
CREATE TABLE erased_phones (
  tenant_id uuid NOT NULL,
  phone_hash text COLLATE "C" NOT NULL,
  at bigint NOT NULL,
  PRIMARY KEY (tenant_id, phone_hash)
);

-- The last round of each limit: what the office sees of it.
CREATE TABLE retention_runs (
  tenant_id uuid NOT NULL,
  rule text COLLATE "C" NOT NULL,
  ran_at bigint NOT NULL,
  erased integer NOT NULL,
  total bigint NOT NULL,
  PRIMARY KEY (tenant_id, rule)
);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['erased_phones', 'retention_runs']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY tenant_only ON %I
      USING (tenant_id = (SELECT nullif(current_setting('app.tenant', true), '')::uuid))
      WITH CHECK (tenant_id = (SELECT nullif(current_setting('app.tenant', true), '')::uuid))$p$, t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO floorwalk_app', t);
  END LOOP;
END $$;
