-- Files the office asked for: made by the server, one at a time, kept a day. The rows stay.
CREATE TABLE office_exports (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  at bigint NOT NULL,
  person_id text COLLATE "C" NOT NULL,
  request jsonb NOT NULL,
  -- Those it holds; null = all there are.
  store_ids uuid[],
  state text COLLATE "C" NOT NULL CHECK (state IN ('queued', 'running', 'ready', 'failed', 'gone')),
  rows bigint,
  bytes bigint,
  started_at bigint,
  expires_at bigint NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX office_exports_at ON office_exports (tenant_id, at);
CREATE INDEX office_exports_left ON office_exports (tenant_id, expires_at) WHERE state <> 'gone';
ALTER TABLE office_exports ENABLE ROW LEVEL SECURITY;
ALTER TABLE office_exports FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_only ON office_exports
  USING (tenant_id = (SELECT nullif(current_setting('app.tenant', true), '')::uuid))
  WITH CHECK (tenant_id = (SELECT nullif(current_setting('app.tenant', true), '')::uuid));
GRANT SELECT, INSERT, UPDATE ON office_exports TO floorwalk_app;
