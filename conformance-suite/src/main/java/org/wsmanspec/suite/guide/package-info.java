/**
 * What the suite knows of each requirement, gathered from where it is told: the catalogue, the
 * guidance, checks, scenarios and personalities. Printed by {@code explain} and as the pages of
 * {@code docs/requirements}.
 */
@NullMarked
package org.wsmanspec.suite.guide;

import org.jspecify.annotations.NullMarked;
