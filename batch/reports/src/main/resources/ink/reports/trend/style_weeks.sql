-- Which styles were wanted, week by week? Designs asked for and made, and what people did in the app.
-- A count below :k is null; a style appears in a week when one of its counts of interest is published.
WITH marks AS (
  SELECT requested_at AS happened_at, style, 'requested' AS kind FROM generation_requested
  UNION ALL
  SELECT requested_at, style, 'succeeded' FROM generation_completed
  UNION ALL
  SELECT occurred_at, style, name FROM app_event_recorded WHERE style IS NOT NULL
),
counts AS (
  SELECT date_add(:start, CAST(floor(date_diff(CAST(happened_at AS DATE), :start) / 7) * 7 AS INT)) AS week_start,
         style,
         count_if(kind = 'requested') AS requested,
         count_if(kind = 'succeeded') AS succeeded,
         count_if(kind = 'design_viewed') AS views,
         count_if(kind = 'design_liked') AS likes,
         count_if(kind = 'design_shared') AS shares
  FROM marks GROUP BY 1, 2
),
published AS (
  SELECT week_start, style,
         CASE WHEN requested >= :k THEN requested END AS requested,
         CASE WHEN succeeded >= :k THEN succeeded END AS succeeded,
         CASE WHEN views >= :k THEN views END AS views,
         CASE WHEN likes >= :k THEN likes END AS likes,
         CASE WHEN shares >= :k THEN shares END AS shares
  FROM counts
)
SELECT * FROM published
WHERE coalesce(requested, views, likes, shares) IS NOT NULL
ORDER BY week_start, style
