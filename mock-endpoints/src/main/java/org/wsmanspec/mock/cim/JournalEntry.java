package org.wsmanspec.mock.cim;

/**
 * One internal step of an operation.
 *
 * @param operation {@code accessCheck}, {@code getClass}, {@code locateInstance}, or the operation
 *     itself: {@code getInstance}, {@code modifyInstance}, {@code createInstance}, {@code
 *     deleteInstance}, {@code enumerate}, {@code execQuery}, {@code associators}, {@code
 *     references}, {@code invokeMethod}
 * @param objectPath the path of the instance or class, or the namespace and the query; for a method
 *     the path and its name
 * @param principal who asked
 * @param right the right the operation needs
 * @param outcome {@code GRANTED} or {@code DENIED} of an access check; otherwise {@code OK} or the
 *     {@link CimStatus}
 */
public record JournalEntry(
    String operation, String objectPath, String principal, Right right, String outcome) {
  @Override
  public String toString() {
    return operation + " " + objectPath + " " + principal + " " + right + " " + outcome;
  }
}
