/** The Artist Insights: how an artist's designs become appointments, beside comparable artists. */
@org.jspecify.annotations.NullMarked
package ink.reports.insight;
