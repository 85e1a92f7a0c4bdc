/** Mailing of Studio Reports: what is due, and each mail at most once. */
@org.jspecify.annotations.NullMarked
package ink.reports.mail;
