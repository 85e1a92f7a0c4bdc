/** How many GPUs a load needs: the arithmetic for a planner, and the signal for an autoscaler. */
@org.jspecify.annotations.NullMarked
package ink.dispatch.capacity;
