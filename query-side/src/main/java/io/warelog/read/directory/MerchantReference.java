package io.warelog.read.directory;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

import io.warelog.api.merchant.Group;
import io.warelog.api.merchant.Groups;
import io.warelog.api.merchant.Merchant;
import io.warelog.api.merchant.Numbered;
import io.warelog.read.rendering.Surroundings;
import org.jspecify.annotations.Nullable;

/**
 * What products show of their merchant, at one version of it. Groups are rendered when
 * they are asked for first.
 */
public final class MerchantReference implements Surroundings {

	private static final byte[] NULL = "null".getBytes(StandardCharsets.UTF_8);

	private final long version;

	private final Merchant merchant;

	private final Map<Integer, byte[]> taxGroups = new ConcurrentHashMap<>();

	private final Map<Integer, byte[]> shippingGroups = new ConcurrentHashMap<>();

	MerchantReference(long version, Merchant merchant) {
		this.version = version;
		this.merchant = merchant;
	}

	/** The number of the merchant's events. */
	@Override
	public long version() {
		return this.version;
	}

	@Override
	public byte[] taxGroup(int number) {
		return rendered(this.taxGroups, this.merchant.taxGroups(), number, GroupJson::taxGroup);
	}

	@Override
	public byte[] shippingGroup(int number) {
		return rendered(this.shippingGroups, this.merchant.shippingGroups(), number, GroupJson::shippingGroup);
	}

	@Override
	public @Nullable String storefrontUrl() {
		return this.merchant.storefrontUrl();
	}

	Groups<?> groups(GroupKind kind) {
		return switch (kind) {
			case TAX -> this.merchant.taxGroups();
			case SHIPPING -> this.merchant.shippingGroups();
		};
	}

	byte[] group(GroupKind kind, int number) {
		return switch (kind) {
			case TAX -> taxGroup(number);
			case SHIPPING -> shippingGroup(number);
		};
	}

	/** The numbers of the groups that are not retired, oldest first. */
	List<Integer> listed(GroupKind kind) {
		return groups(kind).all()
			.entrySet()
			.stream()
			.filter((group) -> !group.getValue().retired())
			.map(Map.Entry::getKey)
			.toList();
	}

	private static <T extends Numbered> byte[] rendered(Map<Integer, byte[]> known, Groups<T> groups, int number,
			BiFunction<Integer, Group<T>, byte[]> render) {
		Group<T> group = groups.all().get(number);
		return (group != null) ? known.computeIfAbsent(number, (id) -> render.apply(id, group)) : NULL;
	}

}
