package org.wsmanspec.mock.cim;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;

/** Iterators that compute their elements when asked and hold no more than the next ones. */
final class Iterators {
  private Iterators() {}

  /** The elements that each source element leads to, one source element at a time. */
  static <S, T> Iterator<T> concat(Iterator<S> source, Function<S, Iterator<T>> parts) {
    return new Iterator<>() {
      private Iterator<T> part = Collections.emptyIterator();

      @Override
      public boolean hasNext() {
        while (!part.hasNext() && source.hasNext()) {
          part = parts.apply(source.next());
        }
        return part.hasNext();
      }

      @Override
      public T next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return part.next();
      }
    };
  }
}
