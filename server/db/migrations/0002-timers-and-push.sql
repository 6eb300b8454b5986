-- When to look at a complaint again. 0: its records changed, look now.
CREATE TABLE timers (
  tenant_id uuid NOT NULL,
  scope_id text COLLATE "C" NOT NULL,
  complaint_id text COLLATE "C" NOT NULL,
  due_at bigint NOT NULL,
  PRIMARY KEY (tenant_id, scope_id, complaint_id)
);
CREATE INDEX timers_due ON timers (tenant_id, due_at);

-- Steps of a complaint.
CREATE INDEX records_complaint_steps ON records (tenant_id, scope_id, (body ->> 'complaintId'))
  WHERE kind = 'complaintStep';

-- Whatever writes the records, the timer knows: no path can forget it. Writers hold the
-- scope's counter row, and so does the job, so the two never wait for each other crosswise.
CREATE FUNCTION set_timer() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE complaint text := CASE NEW.kind WHEN 'complaint' THEN NEW.id
  ELSE NEW.body ->> 'complaintId' END;
BEGIN
  IF complaint IS NOT NULL THEN
    INSERT INTO timers (tenant_id, scope_id, complaint_id, due_at)
    VALUES (NEW.tenant_id, NEW.scope_id, complaint, 0)
    ON CONFLICT (tenant_id, scope_id, complaint_id) DO UPDATE SET due_at = 0
    WHERE timers.due_at <> 0;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER records_set_timer AFTER INSERT OR UPDATE ON records FOR EACH ROW
  WHEN (NEW.kind IN ('complaint', 'complaintStep')) EXECUTE FUNCTION set_timer();

-- Where a person gets notifications on a device.
CREATE TABLE push_subscriptions (
  tenant_id uuid NOT NULL,
  device_id uuid NOT NULL,
  person_id text COLLATE "C" NOT NULL,
  endpoint text NOT NULL,
  p256dh text NOT NULL,
  auth text NOT NULL,
  language text NOT NULL,
  created_at bigint NOT NULL,
  PRIMARY KEY (tenant_id, device_id, person_id)
);
CREATE INDEX push_subscriptions_person ON push_subscriptions (tenant_id, person_id);

-- Notifications to send: written with what they tell of, deleted when sent.
CREATE TABLE push_outbox (
  tenant_id uuid NOT NULL,
  id text COLLATE "C" NOT NULL,
  person_ids text[] NOT NULL,
  message jsonb NOT NULL,
  reached text[] NOT NULL,
  tries integer NOT NULL,
  due_at bigint NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX push_outbox_due ON push_outbox (tenant_id, due_at);

-- No tenant's data: when a duty of the installation is due again, whoever takes it.
CREATE TABLE duties (name text COLLATE "C" PRIMARY KEY, due_at bigint NOT NULL);
GRANT SELECT, INSERT, UPDATE ON duties TO floorwalk_app;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['timers', 'push_subscriptions', 'push_outbox']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY tenant_only ON %I
      USING (tenant_id = (SELECT nullif(current_setting('app.tenant', true), '')::uuid))
      WITH CHECK (tenant_id = (SELECT nullif(current_setting('app.tenant', true), '')::uuid))$p$, t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO floorwalk_app', t);
  END LOOP;
END $$;

-- Complaints from before this, tenant by tenant: an owner of the tables is under the policies,
-- too, and sees but one at a time; a superuser is not, and sees them all each time.
DO $$
DECLARE tenant uuid;
BEGIN
  FOR tenant IN SELECT id FROM tenant_routes LOOP
    PERFORM set_config('app.tenant', tenant::text, true);
    INSERT INTO timers (tenant_id, scope_id, complaint_id, due_at)
    SELECT tenant_id, scope_id, id, 0 FROM records
    WHERE tenant_id = tenant AND kind = 'complaint';
  END LOOP;
  PERFORM set_config('app.tenant', '', true);
END $$;
