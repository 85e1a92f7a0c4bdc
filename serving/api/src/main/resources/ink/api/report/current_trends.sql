-- What does the newest published Trend Report say? One document, all of one run.
SELECT json_build_object(
  'object', 'report',
  'report', report,
  'run_id', run_id,
  'period_start', period_start,
  'period_end', period_end,
  'fresh_to', fresh_to,
  'published_at', published_at,
  'snapshots', snapshots,
  'row_count', row_count,
  'weeks', (SELECT coalesce(json_agg(json_build_object(
      'week_start', week_start, 'style', style, 'requested', requested, 'succeeded', succeeded,
      'views', views, 'likes', likes, 'shares', shares, 'events', events, 'events_share', events_share)
      ORDER BY week_start, style), '[]') FROM trend_weeks t WHERE t.run_id = r.run_id),
  'shifts', (SELECT coalesce(json_agg(json_build_object(
      'style', style, 'earlier_people', earlier_people, 'recent_people', recent_people,
      'earlier_share', earlier_share, 'recent_share', recent_share, 'difference', difference,
      'difference_low', difference_low, 'difference_high', difference_high, 'direction', direction)
      ORDER BY difference DESC, style), '[]') FROM trend_shifts t WHERE t.run_id = r.run_id),
  'regions', (SELECT coalesce(json_agg(json_build_object(
      'country', country, 'style', style, 'events', events, 'share', share)
      ORDER BY country, share DESC, style), '[]') FROM trend_regions t WHERE t.run_id = r.run_id),
  'body_parts', (SELECT coalesce(json_agg(json_build_object(
      'body_part', body_part, 'requested', requested, 'share', share)
      ORDER BY share DESC, body_part), '[]') FROM trend_body_parts t WHERE t.run_id = r.run_id),
  'bookings', (SELECT coalesce(json_agg(json_build_object(
      'style', style, 'bookings', bookings, 'standing', standing, 'share', share)
      ORDER BY share DESC, style), '[]') FROM trend_bookings t WHERE t.run_id = r.run_id),
  'undrawn_words', (SELECT coalesce(json_agg(json_build_object(
      'word', word, 'prompts', prompts)
      ORDER BY prompts DESC, word), '[]') FROM trend_words t WHERE t.run_id = r.run_id)
)
FROM report_current JOIN report_runs r USING (report, run_id)
WHERE report = 'trends'
