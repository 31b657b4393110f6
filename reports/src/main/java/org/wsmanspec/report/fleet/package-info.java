/**
 * What became of many endpoints tested in one go: a row for each, brought together from any number
 * of shards in any order ({@code fleet.json}; {@code docs/schema/fleet.schema.json} describes it).
 */
@NullMarked
package org.wsmanspec.report.fleet;

import org.jspecify.annotations.NullMarked;
