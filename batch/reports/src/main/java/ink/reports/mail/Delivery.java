package ink.reports.mail;

import java.time.LocalDate;

/** A mail to be sent once: a schedule's report of a period to a recipient. */
record Delivery(Schedule schedule, LocalDate periodStart, String recipient) {}
