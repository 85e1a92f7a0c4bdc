package ink.dispatch.queue;

import java.util.Comparator;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A sorted set that knows each element's rank: every operation takes O(log n). A treap (Seidel,
 * Aragon: "Randomized search trees", 1996) whose nodes count what is below them; its dice are
 * seeded, so the same calls build the same tree.
 */
final class RankedSet<T> {
  private final Comparator<? super T> order;
  private final SplittableRandom dice;
  private @Nullable Node<T> root;

  RankedSet(Comparator<? super T> order) {
    this.order = order;
    this.dice = new SplittableRandom(1);
  }

  private static final class Node<T> {
    private final T value;
    private final int heat;
    private int size = 1;
    private @Nullable Node<T> left;
    private @Nullable Node<T> right;

    private Node(T value, int heat) {
      this.value = value;
      this.heat = heat;
    }

    private Node<T> counted() {
      size = 1 + count(left) + count(right);
      return this;
    }
  }

  private static <T> int count(@Nullable Node<T> node) {
    return node == null ? 0 : node.size;
  }

  int size() {
    return count(root);
  }

  boolean isEmpty() {
    return root == null;
  }

  /** Adds a value that is not in the set. */
  void add(T value) {
    root = add(root, new Node<>(value, dice.nextInt()));
  }

  private Node<T> add(@Nullable Node<T> node, Node<T> fresh) {
    if (node == null) {
      return fresh;
    }
    boolean before = order.compare(fresh.value, node.value) < 0;
    if (fresh.heat > node.heat) {
      split(node, fresh);
      return fresh.counted();
    }
    if (before) {
      node.left = add(node.left, fresh);
    } else {
      node.right = add(node.right, fresh);
    }
    return node.counted();
  }

  /** Hangs what is in the tree to the left and to the right of a node without children. */
  private void split(Node<T> tree, Node<T> middle) {
    @Nullable Node<T> node = tree;
    @Nullable Node<T> lower = null;
    @Nullable Node<T> upper = null;
    if (order.compare(tree.value, middle.value) < 0) {
      lower = tree;
      node = tree.right;
    } else {
      upper = tree;
      node = tree.left;
    }
    if (node != null) {
      split(node, middle);
    }
    if (lower != null) {
      lower.right = middle.left;
      middle.left = lower.counted();
    } else if (upper != null) {
      upper.left = middle.right;
      middle.right = upper.counted();
    }
  }

  /** Removes a value; false when it is not in the set. */
  boolean remove(T value) {
    int before = size();
    root = remove(root, value);
    return size() < before;
  }

  private @Nullable Node<T> remove(@Nullable Node<T> node, T value) {
    if (node == null) {
      return null;
    }
    int side = order.compare(value, node.value);
    if (side == 0) {
      return merge(node.left, node.right);
    }
    if (side < 0) {
      node.left = remove(node.left, value);
    } else {
      node.right = remove(node.right, value);
    }
    return node.counted();
  }

  private static <T> @Nullable Node<T> merge(@Nullable Node<T> lower, @Nullable Node<T> upper) {
    if (lower == null) {
      return upper;
    }
    if (upper == null) {
      return lower;
    }
    if (lower.heat > upper.heat) {
      lower.right = merge(lower.right, upper);
      return lower.counted();
    }
    upper.left = merge(lower, upper.left);
    return upper.counted();
  }

  /** How many values come before this one, which need not be in the set. */
  int rank(T value) {
    int rank = 0;
    Node<T> node = root;
    while (node != null) {
      if (order.compare(value, node.value) <= 0) {
        node = node.left;
      } else {
        rank += 1 + count(node.left);
        node = node.right;
      }
    }
    return rank;
  }

  /** The value that this many others come before. */
  T get(int rank) {
    int rest = rank;
    Node<T> node = root;
    while (node != null) {
      int left = count(node.left);
      if (rest == left) {
        return node.value;
      }
      if (rest < left) {
        node = node.left;
      } else {
        rest -= left + 1;
        node = node.right;
      }
    }
    throw new NoSuchElementException("rank " + rank + " of " + size());
  }

  T first() {
    return get(0);
  }

  T last() {
    return get(size() - 1);
  }
}
