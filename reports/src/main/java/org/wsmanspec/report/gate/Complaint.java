package org.wsmanspec.report.gate;

/**
 * What is wrong with a waiver.
 *
 * @param waiver which
 * @param message what is wrong
 * @param help what to do
 */
public record Complaint(Waiver waiver, String message, String help) {}
