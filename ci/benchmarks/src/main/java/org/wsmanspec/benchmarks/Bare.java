package org.wsmanspec.benchmarks;

/** A program that does nothing: what a JVM costs by itself. */
public final class Bare {

  private Bare() {}

  /** Does nothing. */
  public static void main(String[] args) {}
}
