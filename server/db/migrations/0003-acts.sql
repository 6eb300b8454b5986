-- What people did that changes no record: searches, keys given, devices shut out. For ever.
CREATE TABLE acts (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  at bigint NOT NULL,
  act text COLLATE "C" NOT NULL,
  person_id text COLLATE "C",
  device_id uuid,
  facts jsonb NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX acts_at ON acts (tenant_id, at);
CREATE TRIGGER acts_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON acts
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_alter();
ALTER TABLE acts ENABLE ROW LEVEL SECURITY;
ALTER TABLE acts FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_only ON acts
  USING (tenant_id = (SELECT nullif(current_setting('app.tenant', true), '')::uuid))
  WITH CHECK (tenant_id = (SELECT nullif(current_setting('app.tenant', true), '')::uuid));
GRANT SELECT, INSERT ON acts TO floorwalk_app;
