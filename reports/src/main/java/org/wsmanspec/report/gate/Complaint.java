package org.wsmanspec.report.gate;

/**
 * What is wrong with a waiver.
 *
 * @param waiver which
 * @param expired whether it is too old; otherwise it is of something that held
 * @param message what is wrong
 * @param help what to do
 */
public record Complaint(Waiver waiver, boolean expired, String message, String help) {}
