/**
 * The run report as JSON ({@code run.json}), written and read back; {@code
 * docs/schema/run.schema.json} describes it.
 */
@NullMarked
package org.wsmanspec.report.json;

import org.jspecify.annotations.NullMarked;
