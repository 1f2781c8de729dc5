-- Whether a change was turned into events and deliveries; set in the transaction that does so. Nothing is told of what
-- happened before there were alerts.
alter table incident_updates add column told boolean not null default true;
alter table incident_updates alter column told set default false;
create index incident_updates_untold on incident_updates (incident, minute) where not told;

-- Who wants to hear of what, by whichever channel. Times are ms since 1970.
create table alert_subscriptions (
  id uuid primary key,
  channel text not null check (channel in ('webhook', 'push')),
  services integer[],                    -- null: all
  regions text[] not null,               -- 'world': anywhere
  events text[] not null,
  active boolean not null,
  since bigint not null,                 -- of what happened before, nothing is sent
  failing_since bigint,                  -- the first failure after the last success
  last_success bigint
);

create table webhooks (
  id uuid primary key references alert_subscriptions on delete cascade,
  url text not null,
  token_hash text not null,              -- SHA-256, hex
  secret text not null,
  previous_secret text,                  -- signs too until then, while the owner changes over
  previous_until bigint,
  created bigint not null,
  verified boolean not null,
  disabled_reason text
);

create table push_subscriptions (
  id uuid primary key references alert_subscriptions on delete cascade,
  endpoint text not null,
  key text not null unique,              -- SHA-256 of endpoint, service and region: one push for each
  endpoint_hash text not null,           -- endpoints are too long for an index
  p256dh text not null,
  auth text not null,
  language text not null
);
create index push_subscriptions_endpoint on push_subscriptions (endpoint_hash);

-- What happened to an incident in a region and all within it; the text that is sent stands here once.
create table alert_events (
  id bigint generated always as identity primary key,
  incident bigint not null references incidents (id) on delete cascade,
  region text not null,
  minute integer not null,               -- since 1970
  kind text not null,
  service integer not null,
  payload text not null,                 -- JSON
  unique (incident, region, minute, kind)
);

-- The queue: one row for each subscription and event.
create table deliveries (
  id uuid primary key default gen_random_uuid(), -- what the receiver sees: the same in every attempt
  subscription uuid not null references alert_subscriptions on delete cascade,
  channel text not null,
  event bigint not null references alert_events on delete cascade,
  once text not null,                    -- of equals one is sent: the event, or an incident's start and its recovery
  state text not null default 'waiting' check (state in ('waiting', 'delivered', 'failed', 'dropped')),
  due bigint not null,                   -- ms since 1970; during an attempt: when its lease ends
  attempts integer not null default 0,   -- begun
  tried bigint,
  status integer,                        -- HTTP, of the last attempt that was answered
  fault text,
  unique (subscription, once)
);
create index deliveries_due on deliveries (channel, due) where state = 'waiting';
create index deliveries_event on deliveries (event);
