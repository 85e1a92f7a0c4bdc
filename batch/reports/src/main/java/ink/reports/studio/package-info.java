/** The Studio Report: a studio's week and month, and why they were as they were. */
@org.jspecify.annotations.NullMarked
package ink.reports.studio;
