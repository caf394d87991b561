package io.warelog.read.massedit;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import io.warelog.read.store.Condition;
import io.warelog.read.store.Document;
import io.warelog.read.store.Page;
import io.warelog.read.store.Page.Place;
import io.warelog.read.store.ReadModelStore;
import org.jspecify.annotations.Nullable;

/** Reads mass edits. */
public final class MassEditReads {

	private static final List<String> FETCHED = List.of("merchant", "made_at", "key_id", "reason", "properties",
			"products", "changed");

	private static final List<String> CHANGED = List.of("merchant", "ids", "unmoved");

	private static final List<String> DIFF = List.of("sequence", "product_id", "property", "before", "after");

	private final ReadModelStore store;

	public MassEditReads(ReadModelStore store) {
		this.store = store;
	}

	/**
	 * Which products a mass edit changed.
	 *
	 * @param merchant whose they are
	 * @param position up to which the mass edit is known
	 * @param ids in the order of the commit
	 * @param told how many products there are events of: these, and those that were
	 * placed where they stood
	 */
	public record Changed(UUID merchant, long position, List<String> ids, int told) {
	}

	/**
	 * Reads which products a mass edit changed.
	 * @param id of the mass edit
	 * @return the products as far as they are known, or empty when the mass edit is not
	 */
	public Optional<Changed> changed(UUID id) {
		return this.store.get(MassEditCollections.MASS_EDITS, id.toString(), CHANGED).map((edit) -> {
			List<String> changed = ids(Objects.requireNonNull(edit.bytes(1)));
			List<String> unmoved = ids(Objects.requireNonNull(edit.bytes(2)));
			return new Changed(UUID.fromString(Objects.requireNonNull(edit.text(0))), edit.version(), changed,
					changed.size() + unmoved.size());
		});
	}

	static List<String> ids(byte[] lines) {
		return (lines.length == 0) ? List.of() : List.of(new String(lines, StandardCharsets.US_ASCII).split("\n"));
	}

	/** A mass edit of a merchant, as JSON. */
	Optional<byte[]> find(UUID id, UUID merchant) {
		return this.store.get(MassEditCollections.MASS_EDITS, id.toString(), FETCHED)
			.filter((edit) -> merchant.toString().equals(edit.text(0)))
			.map(MassEditJson::massEdit);
	}

	/** A part of a merchant's mass edits, newest first, as JSON. */
	List<byte[]> page(UUID merchant, int offset, int limit) {
		return this.store
			.page(MassEditCollections.MASS_EDITS, new Page(of(merchant), "made_at", true, null, offset, limit, FETCHED))
			.stream()
			.map(MassEditJson::massEdit)
			.toList();
	}

	long count(UUID merchant) {
		return this.store.count(MassEditCollections.MASS_EDITS, of(merchant));
	}

	private static List<Condition> of(UUID merchant) {
		return List.of(new Condition.Is("merchant", merchant.toString()));
	}

	/**
	 * A part of what a mass edit changed.
	 *
	 * @param differences each a property of a product, as JSON
	 * @param next behind the last of them, or null when there are no more
	 */
	record Diffs(List<byte[]> differences, @Nullable Place next) {
	}

	/** A part of what a mass edit changed, in the order of its commit. */
	Diffs diffs(UUID id, @Nullable Place after, int offset, int limit) {
		List<Document> found = this.store.page(MassEditCollections.DIFFS,
				new Page(ofMassEdit(id), "sequence", false, after, offset, limit + 1, DIFF));
		List<Document> wanted = found.subList(0, Math.min(limit, found.size()));
		return new Diffs(wanted.stream().map(MassEditJson::difference).toList(), (found.size() > limit)
				? new Place(Objects.requireNonNull(wanted.getLast().number(0)), wanted.getLast().id()) : null);
	}

	long countDiffs(UUID id) {
		return this.store.count(MassEditCollections.DIFFS, ofMassEdit(id));
	}

	private static List<Condition> ofMassEdit(UUID id) {
		return List.of(new Condition.Is("mass_edit", id.toString()));
	}

}
