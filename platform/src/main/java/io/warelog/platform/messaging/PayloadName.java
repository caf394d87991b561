package io.warelog.platform.messaging;

/**
 * What a payload is called where it is stored or sent: a name that outlives classes and
 * packages, and the revision of its form.
 *
 * @param name not blank
 * @param revision changes with every change of the payload's JSON; not blank
 */
public record PayloadName(String name, String revision) {

	public PayloadName {
		if (name.isBlank() || revision.isBlank()) {
			throw new IllegalArgumentException(
					"A payload needs a name and a revision, not '" + name + "', '" + revision + "'");
		}
	}

	@Override
	public String toString() {
		return this.name + "/" + this.revision;
	}

}
