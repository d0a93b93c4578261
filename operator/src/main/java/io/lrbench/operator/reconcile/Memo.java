package io.lrbench.operator.reconcile;

import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The last value of a pure function for each of many objects, so that it is worked out once a
 * version. It spares time and nothing else: entries vanish when memory is short, or others are used
 * more.
 *
 * @param <V> what is worked out
 */
final class Memo<V> {
  private static final int ENTRIES = 4096;

  private record Entry<V>(String version, SoftReference<V> value) {}

  private final Map<String, Entry<V>> entries =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Entry<V>> eldest) {
          return size() > ENTRIES;
        }
      };

  /**
   * The value of an object.
   *
   * @param uid of the object
   * @param version in which a value holds for good
   */
  V get(String uid, String version, Supplier<V> work) {
    Entry<V> known = entry(uid);
    V value = known != null && known.version.equals(version) ? known.value.get() : null;
    if (value == null) {
      value = work.get();
      put(uid, new Entry<>(version, new SoftReference<>(value)));
    }
    return value;
  }

  private synchronized Entry<V> entry(String uid) {
    return entries.get(uid);
  }

  private synchronized void put(String uid, Entry<V> entry) {
    entries.put(uid, entry);
  }
}
