package io.warelog.read.product;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import io.warelog.api.query.ReadBackAnswer;
import io.warelog.api.query.ReadBackAnswer.State;
import io.warelog.platform.http.Etags;
import io.warelog.read.http.Answers;
import io.warelog.read.rendering.ImageUrls;
import io.warelog.read.store.Document;
import io.warelog.read.store.ReadModelStore;

/** Reads single products. */
public final class ProductReads {

	private static final List<String> FETCHED = List.of("merchant", "visible", "etag", "json", "owner", "position");

	private final ReadModelStore store;

	public ProductReads(ReadModelStore store) {
		this.store = store;
	}

	/**
	 * Reads a product of a merchant.
	 * @param id any id
	 * @param merchant whose products exist
	 * @param visitor whether only what a visitor of the store may see exists
	 * @return the product, or empty if none exists
	 */
	Optional<ProductPage> find(UUID id, UUID merchant, boolean visitor) {
		return this.store.get(ProductCollections.PRODUCTS, id.toString(), FETCHED)
			.filter((product) -> merchant.toString().equals(product.text(0)))
			.filter((product) -> !visitor || Long.valueOf(1).equals(product.number(1)))
			.map((product) -> new ProductPage(product.version(), Objects.requireNonNull(product.text(2)),
					Answers.data(json(product))));
	}

	/**
	 * Reads a product back.
	 * @param id of the product
	 * @param version the least version to be shown
	 * @return it, {@link ReadBackAnswer#BEHIND} if it is parked, or empty if the read
	 * model has not come so far
	 */
	public Optional<ReadBackAnswer> see(UUID id, long version) {
		return this.store.get(ProductCollections.PRODUCTS, id.toString(), FETCHED)
			.filter((product) -> product.version() >= version)
			.filter(this::isCounted)
			.map((product) -> (product.text(0) != null)
					? shown(product.version(), Objects.requireNonNull(product.text(2)), json(product))
					: gone(product.version()))
			.or(() -> parked(id, version));
	}

	/**
	 * Looks whether a product cannot be read back for now, however long one waits.
	 * @param id of the product
	 * @param version the least version to be shown
	 * @return {@link ReadBackAnswer#BEHIND} if it is parked at that version or a later
	 * one, else empty
	 */
	public Optional<ReadBackAnswer> parked(UUID id, long version) {
		return hide(List.of(id), version) ? Optional.of(ReadBackAnswer.BEHIND) : Optional.empty();
	}

	/**
	 * Looks whether some products of a merchant are not seen as they are.
	 * @param merchant whose products
	 * @param ids of the products
	 * @return whether one of them is parked
	 */
	public boolean parked(UUID merchant, List<String> ids) {
		return !Tally.state(this.store, merchant).isWhole() && hide(ids.stream().map(UUID::fromString).toList(), 0);
	}

	private boolean hide(List<UUID> ids, long version) {
		return new ParkedProducts(this.store).hide(ids, version);
	}

	private boolean isCounted(Document product) {
		return isCounted(Objects.requireNonNull(product.text(4)), Objects.requireNonNull(product.number(5)));
	}

	/**
	 * A store without transactions shows a product a moment before the counts with it.
	 * @param owner of the product
	 * @param position at which the product was written
	 * @return whether the counts include it
	 */
	public boolean isCounted(String owner, long position) {
		return this.store.get(ProductCollections.COUNTS, owner, List.of())
			.filter((counts) -> counts.version() >= position)
			.isPresent();
	}

	/** What somebody is answered who wrote a product that the read model now shows. */
	static ReadBackAnswer shown(long version, String etag, byte[] json) {
		return new ReadBackAnswer(State.SHOWN, version, etag, Answers.data(json));
	}

	/** What somebody is answered who deleted a product. */
	static ReadBackAnswer gone(long version) {
		return new ReadBackAnswer(State.GONE, version, null, null);
	}

	private static byte[] json(Document product) {
		return Objects.requireNonNull(product.bytes(3));
	}

	/**
	 * A product as it is answered.
	 *
	 * @param version of the product
	 * @param etag its entity tag with quotes
	 * @param body JSON in UTF-8
	 */
	record ProductPage(long version, String etag, byte[] body) {

		/** With the URLs of its images. */
		ProductPage with(ImageUrls images) {
			byte[] filled = images.fill(this.body);
			return (filled == this.body) ? this
					: new ProductPage(this.version, Etags.of(this.version, Etags.digest(filled)), filled);
		}

	}

}
