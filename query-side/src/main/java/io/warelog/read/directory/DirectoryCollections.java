package io.warelog.read.directory;

import java.util.List;

import io.warelog.read.store.Collection;
import io.warelog.read.store.Field;

/** The documents that the directory of merchants, organizations and keys is made of. */
public final class DirectoryCollections {

	/** One per merchant, with its tax groups and shipping groups. */
	public static final Collection MERCHANTS = new Collection("merchants", 2,
			List.of(Field.number("created_at"), Field.bytes("state")), List.of(List.of("created_at")));

	/** One per organization, with its policy and its fee types. */
	public static final Collection ORGANIZATIONS = new Collection("organizations", 1,
			List.of(Field.number("created_at"), Field.bytes("state")), List.of(List.of("created_at")));

	/** One per fee type; its version is that of its organization when it last changed. */
	public static final Collection FEE_TYPES = new Collection("fee_types", 1, List.of(Field.text("organization"),
			Field.number("retired"), Field.number("created_at"), Field.bytes("state")),
			List.of(List.of("organization", "retired", "created_at")));

	/** One per API key, by its hash. */
	public static final Collection KEYS = new Collection("keys", 1,
			List.of(Field.text("key_id"), Field.text("merchant"), Field.number("created_at"), Field.bytes("state")),
			List.of(List.of("key_id", "created_at"), List.of("merchant", "created_at")));

	/** One per video of another site whose thumbnail had to be asked for. */
	public static final Collection THUMBNAILS = new Collection("video_thumbnails", 1,
			List.of(Field.number("created_at"), Field.bytes("state")), List.of());

	private DirectoryCollections() {
	}

	/**
	 * All of them.
	 * @return what the projection of the directory writes
	 */
	public static List<Collection> all() {
		return List.of(MERCHANTS, ORGANIZATIONS, FEE_TYPES, KEYS, THUMBNAILS);
	}

}
