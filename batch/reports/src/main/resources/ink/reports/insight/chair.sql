-- What came of the appointments of each artist that ended in the period, with a design or without? Who made one:
-- whoever carried the platform's staff id when it began. Prices are those of kept ones in the studio's currency;
-- lead is days from the first word of an agreed appointment to its beginning; in time are those of a fortnight at most.
WITH state AS (
  SELECT tenant_id, booking_id, min(changed_at) AS first_told,
         max_by(struct(studio_id, external_staff_id, status, starts_at, duration_minutes, price_minor, currency),
                struct(external_version, changed_at, event_id)) AS is
  FROM booking_changed GROUP BY tenant_id, booking_id
),
appointment AS (
  SELECT tenant_id, booking_id, is.*,
         (unix_micros(is.starts_at) - unix_micros(first_told)) / 86400000000D AS lead_days
  FROM state
  WHERE unix_micros(is.starts_at) + is.duration_minutes * 60000000L >= unix_micros(:from)
    AND unix_micros(is.starts_at) + is.duration_minutes * 60000000L < unix_micros(:to)
    AND is.status IN ('accepted', 'no_show', 'cancelled_by_customer', 'cancelled_by_seller')
),
carried AS (
  SELECT tenant_id, studio_id, external_staff_id, artist_id,
         CASE WHEN row_number() OVER versions > 1 THEN changed_at END AS since,
         lead(changed_at) OVER versions AS until
  FROM artist_changed WHERE external_staff_id IS NOT NULL
  WINDOW versions AS (PARTITION BY tenant_id, studio_id, external_staff_id ORDER BY changed_at, event_id)
),
purse AS (
  SELECT tenant_id, studio_id, max_by(currency, struct(changed_at, event_id)) AS currency
  FROM studio_changed GROUP BY tenant_id, studio_id
),
deposit AS (
  SELECT DISTINCT tenant_id, booking_id FROM payment_recorded WHERE kind = 'deposit'
)
SELECT a.tenant_id, c.artist_id,
       count_if(a.status = 'accepted') AS kept,
       count_if(a.status = 'no_show') AS no_shows,
       count_if(a.status = 'cancelled_by_customer') AS cancelled_by_client,
       count_if(a.status = 'cancelled_by_seller') AS cancelled_by_studio,
       coalesce(sum(CASE WHEN a.status = 'accepted' THEN a.duration_minutes END), 0) AS minutes,
       array_sort(collect_list(CASE WHEN a.status = 'accepted' AND a.currency = p.currency THEN a.price_minor END)) AS prices,
       array_sort(collect_list(CASE WHEN a.lead_days >= 0 THEN a.lead_days END)) AS leads,
       count_if(d.booking_id IS NOT NULL AND a.status IN ('accepted', 'no_show')) AS due_with_deposit,
       count_if(d.booking_id IS NOT NULL AND a.status = 'no_show') AS missed_with_deposit,
       count_if(a.lead_days <= 14) AS agreed_in_time,
       count_if(a.lead_days <= 14 AND a.status = 'accepted') AS kept_in_time
FROM appointment a
JOIN carried c ON c.tenant_id = a.tenant_id AND c.studio_id = a.studio_id
  AND c.external_staff_id = a.external_staff_id
  AND (c.since IS NULL OR a.starts_at >= c.since) AND (c.until IS NULL OR a.starts_at < c.until)
LEFT JOIN purse p ON p.tenant_id = a.tenant_id AND p.studio_id = a.studio_id
LEFT JOIN deposit d ON d.tenant_id = a.tenant_id AND d.booking_id = a.booking_id
GROUP BY 1, 2
ORDER BY 1, 2
