package io.warelog.write.commit;

import java.util.UUID;

/**
 * What an accepted command came to.
 *
 * @param resource the id of what was written
 * @param version of it afterwards, from 1
 * @param replayed whether it had been accepted before, and this is a repetition
 */
public record Written(UUID resource, long version, boolean replayed) {

	public Written(UUID resource, long version) {
		this(resource, version, false);
	}

}
