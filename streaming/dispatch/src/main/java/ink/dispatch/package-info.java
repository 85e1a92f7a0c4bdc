/** The dispatch job: from an accepted generation to its one outcome. */
@org.jspecify.annotations.NullMarked
package ink.dispatch;
