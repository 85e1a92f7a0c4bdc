-- Which mails were being sent by a process that has died since? Nobody can tell whether they went out.
UPDATE ink.report_deliveries
SET state = 'unknown', detail = 'the sender died while it handed the mail over, it may have been taken'
WHERE state = 'sending' AND claimed_at < ?
