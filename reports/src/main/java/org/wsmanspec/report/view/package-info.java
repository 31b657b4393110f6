/**
 * What several renderings share: messages laid out for people, marked places, hidden secrets,
 * printable text.
 */
@NullMarked
package org.wsmanspec.report.view;

import org.jspecify.annotations.NullMarked;
