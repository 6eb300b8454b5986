-- Who did what, for ever: a chain of hashes per tenant, so that a row edited, taken out or
-- moved shows [OP-3][OP-4]. Ids and counts only; erasing a person leaves it whole.
CREATE TABLE audit (
  tenant_id uuid NOT NULL,
  seq bigint NOT NULL,
  at bigint NOT NULL,
  act text COLLATE "C" NOT NULL,
  person_id text COLLATE "C",
  device_id uuid,
  session_id text COLLATE "C",
  object text COLLATE "C",
  store_id uuid,
  details jsonb NOT NULL,
  prev_hash bytea NOT NULL,
  hash bytea NOT NULL,
  PRIMARY KEY (tenant_id, seq)
);

-- The chain is no writer's to choose: number and hashes are given here, one act at a time.
-- What is hashed is the row as `server/features/audit/verify-audit.ts` asks for it.
CREATE FUNCTION seal_audit() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE last record;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('audit ' || NEW.tenant_id, 0));
  SELECT a.seq, a.hash INTO last FROM audit a WHERE a.tenant_id = NEW.tenant_id
    ORDER BY a.seq DESC LIMIT 1;
  NEW.seq := coalesce(last.seq, 0) + 1;
  NEW.prev_hash := coalesce(last.hash, '\x'::bytea);
  NEW.hash := sha256(NEW.prev_hash || convert_to(jsonb_build_array(NEW.tenant_id, NEW.seq,
    NEW.at, NEW.act, NEW.person_id, NEW.device_id, NEW.session_id, NEW.object, NEW.store_id,
    NEW.details)::text, 'UTF8'));
  RETURN NEW;
END $$;
CREATE TRIGGER audit_sealed BEFORE INSERT ON audit
  FOR EACH ROW EXECUTE FUNCTION seal_audit();
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_alter();
ALTER TABLE audit ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_only ON audit
  USING (tenant_id = (SELECT nullif(current_setting('app.tenant', true), '')::uuid))
  WITH CHECK (tenant_id = (SELECT nullif(current_setting('app.tenant', true), '')::uuid));
GRANT SELECT, INSERT ON audit TO floorwalk_app;

-- Tablets tell by records what left the app: whatever writes them, the audit has it once,
-- however often it is sent.
CREATE FUNCTION audit_record() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM changes c WHERE c.tenant_id = NEW.tenant_id
      AND c.scope_id = NEW.scope_id AND c.kind = NEW.kind AND c.record_id = NEW.record_id
      AND c.n > 0 AND (c.client_id <> NEW.client_id OR (c.n, c.i) < (NEW.n, NEW.i)))
  THEN RETURN NULL; END IF;
  INSERT INTO audit (tenant_id, at, act, person_id, device_id, object, store_id, details)
  VALUES (NEW.tenant_id, NEW.received_at,
    CASE NEW.kind WHEN 'reveal' THEN 'reveal' ELSE 'export' END,
    NEW."by", NEW.device_id,
    CASE NEW.kind WHEN 'reveal' THEN NEW.set ->> 'recordId' ELSE NEW.record_id END,
    substring(NEW.scope_id FROM '^store:([0-9a-f-]{36})')::uuid,
    jsonb_build_object('captured', NEW.captured_est) || CASE NEW.kind
      WHEN 'reveal' THEN jsonb_build_object('note', NEW.record_id,
        'kind', NEW.set -> 'recordKind', 'field', NEW.set -> 'field')
      ELSE jsonb_build_object('format', NEW.set -> 'format', 'rows', NEW.set -> 'rows',
        'personal', NEW.set -> 'personal') END);
  RETURN NULL;
END $$;
CREATE TRIGGER changes_audited AFTER INSERT ON changes FOR EACH ROW
  WHEN (NEW.kind IN ('reveal', 'exportNote')) EXECUTE FUNCTION audit_record();

-- What was noted before there was a chain begins it, tenant by tenant: an owner of the tables
-- is under the policies, too.
DO $$
DECLARE tenant uuid;
BEGIN
  FOR tenant IN SELECT id FROM tenant_routes LOOP
    PERFORM set_config('app.tenant', tenant::text, true);
    INSERT INTO audit (tenant_id, at, act, person_id, device_id, object, details)
    SELECT tenant_id, at, CASE act WHEN 'revoke_device' THEN 'device_revoke'
        WHEN 'reset_pin' THEN 'pin_reset' WHEN 'enrolment_link' THEN 'enrolment_code'
        WHEN 'replay' THEN 'quarantine_replay' ELSE act END,
      person_id, device_id, coalesce(facts ->> 'revoked', facts ->> 'of', facts ->> 'entry'),
      facts FROM acts WHERE tenant_id = tenant ORDER BY at, id;
  END LOOP;
  PERFORM set_config('app.tenant', '', true);
END $$;
DROP TABLE acts;
