package io.warelog.read.directory;

import java.util.UUID;

/**
 * A fee type on its own.
 *
 * @param id the fee type
 * @param organization it belongs to
 * @param name 1 to 255 characters
 * @param retired whether no further product may be assigned it
 */
record NamedFeeType(UUID id, UUID organization, String name, boolean retired) {
}
