package io.warelog.write.decision;

import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The version that a command meets, beside what its sender has seen.
 *
 * @param current the number of events so far
 * @param expected the versions one of which it has to be, or null when any will do
 */
public record AtVersion(long current, @Nullable Set<Long> expected) {

	/**
	 * Looks whether the sender has seen what is there.
	 * @return the refusal if not, else empty
	 */
	public Optional<Refusal> mismatch() {
		return (this.expected == null || this.expected.contains(this.current)) ? Optional.empty()
				: Optional.of(new Refusal.VersionMismatch(this.current));
	}

}
