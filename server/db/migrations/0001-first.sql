-- No tenant's data: what must be readable before a tenant is known.
CREATE TABLE installation (
  id integer PRIMARY KEY CHECK (id = 1),
  setup_hash text,
  setup_expires_at bigint,
  setup_used_at bigint
);
CREATE TABLE code_routes (
  code_hash text COLLATE "C" PRIMARY KEY,
  tenant_id uuid NOT NULL,
  expires_at bigint NOT NULL
);
CREATE TABLE tenant_routes (id uuid PRIMARY KEY);

CREATE TABLE tenants (
  tenant_id uuid PRIMARY KEY,
  name text NOT NULL,
  created_at bigint NOT NULL
);
CREATE TABLE devices (
  tenant_id uuid NOT NULL,
  device_id uuid NOT NULL,
  store_id uuid NOT NULL,
  name text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('tablet', 'display')),
  secret_hash text NOT NULL,
  status text NOT NULL CHECK (status IN ('active', 'revoked')),
  created_at bigint NOT NULL,
  last_seen_at bigint,
  report jsonb,
  PRIMARY KEY (tenant_id, device_id)
);
CREATE TABLE enrolment_codes (
  tenant_id uuid NOT NULL,
  code_hash text COLLATE "C" NOT NULL,
  store_id uuid NOT NULL,
  device_kind text NOT NULL CHECK (device_kind IN ('tablet', 'display')),
  device_name text NOT NULL,
  expires_at bigint NOT NULL,
  used_at bigint,
  created_by text COLLATE "C",
  PRIMARY KEY (tenant_id, code_hash)
);
CREATE TABLE pins (
  tenant_id uuid NOT NULL,
  person_id text COLLATE "C" NOT NULL,
  hash text NOT NULL,
  updated_at bigint NOT NULL,
  PRIMARY KEY (tenant_id, person_id)
);
CREATE TABLE pin_tries (
  tenant_id uuid NOT NULL,
  device_id uuid NOT NULL,
  person_id text COLLATE "C" NOT NULL,
  failed integer NOT NULL,
  locked_at bigint,
  PRIMARY KEY (tenant_id, device_id, person_id)
);

CREATE TABLE scopes (
  tenant_id uuid NOT NULL,
  scope_id text COLLATE "C" NOT NULL,
  epoch uuid NOT NULL,
  epochs uuid[] NOT NULL,
  epoch_seq bigint NOT NULL,
  seq bigint NOT NULL,
  rnd bytea NOT NULL,
  floor_seq bigint NOT NULL,
  head_floor_seq bigint NOT NULL,
  repair_until bigint,
  clamp_ms bigint NOT NULL,
  PRIMARY KEY (tenant_id, scope_id)
) WITH (fillfactor = 50);
CREATE TABLE heads (
  tenant_id uuid NOT NULL,
  scope_id text COLLATE "C" NOT NULL,
  seq bigint NOT NULL,
  rnd bytea NOT NULL,
  at bigint NOT NULL,
  PRIMARY KEY (tenant_id, scope_id, seq)
);
CREATE TABLE clients (
  tenant_id uuid NOT NULL,
  scope_id text COLLATE "C" NOT NULL,
  client_id uuid NOT NULL,
  device_id uuid NOT NULL,
  last_n bigint NOT NULL,
  last_h text COLLATE "C" NOT NULL,
  schema integer NOT NULL,
  app text NOT NULL,
  created_at bigint NOT NULL,
  last_seen_at bigint NOT NULL,
  PRIMARY KEY (tenant_id, scope_id, client_id)
) WITH (fillfactor = 50);

CREATE TABLE records (
  tenant_id uuid NOT NULL,
  scope_id text COLLATE "C" NOT NULL,
  kind text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  seq bigint NOT NULL,
  sv integer NOT NULL,
  body jsonb NOT NULL,
  stamp text COLLATE "C" NOT NULL,
  stamps jsonb,
  also jsonb,
  by text COLLATE "C",
  captured_est bigint,
  captured_lo bigint,
  captured_hi bigint,
  day text COLLATE "C",
  shelf text COLLATE "C" NOT NULL,
  deleted_at bigint,
  origin uuid,
  repaired_at bigint,
  PRIMARY KEY (tenant_id, scope_id, kind, id)
);
-- Partial, though every row fits: so that a look-up by key can take no index but the key,
-- whatever the planner believes of a table it has not analysed yet.
CREATE INDEX records_seq ON records (tenant_id, scope_id, seq) WHERE seq > 0;
CREATE INDEX records_shelf ON records (tenant_id, scope_id, shelf, kind, id) WHERE shelf > '';
CREATE INDEX records_deleted ON records (tenant_id, scope_id, deleted_at)
  WHERE deleted_at IS NOT NULL;

CREATE TABLE changes (
  tenant_id uuid NOT NULL,
  scope_id text COLLATE "C" NOT NULL,
  client_id uuid NOT NULL,
  n bigint NOT NULL,
  i integer NOT NULL,
  hash text COLLATE "C" NOT NULL,
  seq bigint NOT NULL,
  kind text COLLATE "C" NOT NULL,
  record_id text COLLATE "C" NOT NULL,
  set jsonb NOT NULL,
  base jsonb,
  stamp text COLLATE "C" NOT NULL,
  sent_stamp text COLLATE "C",
  by text COLLATE "C",
  device_id uuid NOT NULL,
  sv integer NOT NULL,
  captured_est bigint NOT NULL,
  captured_lo bigint NOT NULL,
  captured_hi bigint NOT NULL,
  received_at bigint NOT NULL,
  via text,
  PRIMARY KEY (tenant_id, scope_id, client_id, n, i)
);
CREATE INDEX changes_record ON changes (tenant_id, scope_id, kind, record_id) WHERE n > 0;

CREATE TABLE quarantine (
  tenant_id uuid NOT NULL,
  scope_id text COLLATE "C" NOT NULL,
  id uuid NOT NULL,
  client_id uuid NOT NULL,
  n bigint NOT NULL,
  hash text COLLATE "C" NOT NULL,
  device_id uuid NOT NULL,
  by text COLLATE "C",
  by_name text,
  mutation text NOT NULL,
  code text NOT NULL,
  detail text NOT NULL,
  state text NOT NULL CHECK (state IN ('open', 'replayed')),
  is_repair boolean NOT NULL,
  captured_est bigint NOT NULL,
  captured_lo bigint NOT NULL,
  captured_hi bigint NOT NULL,
  received_at bigint NOT NULL,
  resolved_at bigint,
  resolved_by text COLLATE "C",
  PRIMARY KEY (tenant_id, scope_id, id)
);
CREATE INDEX quarantine_client ON quarantine (tenant_id, scope_id, client_id, n);

CREATE TABLE graveyard (
  tenant_id uuid NOT NULL,
  scope_id text COLLATE "C" NOT NULL,
  kind text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  at bigint NOT NULL,
  PRIMARY KEY (tenant_id, scope_id, kind, id)
);

-- Jobs must find the tenants; row-level security shows none of them without a tenant.
CREATE FUNCTION remember_tenant() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO tenant_routes (id) VALUES (NEW.tenant_id) ON CONFLICT DO NOTHING;
  RETURN NEW;
END $$;
CREATE TRIGGER tenants_remembered AFTER INSERT ON tenants
  FOR EACH ROW EXECUTE FUNCTION remember_tenant();

-- The log is for ever, whoever asks.
CREATE FUNCTION refuse_to_alter() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the log % is append-only', TG_TABLE_NAME USING ERRCODE = '42501';
END $$;
CREATE TRIGGER changes_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON changes
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_alter();

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['tenants', 'devices', 'enrolment_codes', 'pins', 'pin_tries',
    'scopes', 'heads', 'clients', 'records', 'changes', 'quarantine', 'graveyard']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY tenant_only ON %I
      USING (tenant_id = (SELECT nullif(current_setting('app.tenant', true), '')::uuid))
      WITH CHECK (tenant_id = (SELECT nullif(current_setting('app.tenant', true), '')::uuid))$p$, t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO floorwalk_app', t);
  END LOOP;
END $$;
REVOKE UPDATE, DELETE ON changes FROM floorwalk_app;
REVOKE DELETE ON tenants FROM floorwalk_app;
GRANT SELECT, INSERT, UPDATE ON installation TO floorwalk_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON code_routes TO floorwalk_app;
GRANT SELECT, INSERT ON tenant_routes TO floorwalk_app;
GRANT USAGE ON SCHEMA public TO floorwalk_app;
