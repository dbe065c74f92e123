package org.counterpart.regression.design;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a model makes of its variables: those that do not enter as they are, and which of them are multiplied. A product
 * is in every model that has both of its variables.
 *
 * @param forms by variable
 */
public record Codings(Map<String, PredictorForm> forms, List<Product> products) {
    /** All as they are. */
    public static final Codings PLAIN = new Codings(Map.of(), List.of());

    /** Two variables of a model whose product is in it, too. */
    public record Product(String one, String other) {
        /** Whether another is of the same two. */
        public boolean isSame(Product that) {
            return Set.of(one, other).equals(Set.of(that.one, that.other));
        }
    }

    public Codings {
        forms = Map.copyOf(forms);
        products = List.copyOf(products);
    }

    public static Codings scales(Map<String, PredictorScale> scales) {
        return new Codings(Map.copyOf(scales), List.of());
    }

    public Optional<PredictorForm> form(String variable) {
        return Optional.ofNullable(forms.get(variable));
    }

    /** The scales among the forms. */
    public Map<String, PredictorScale> scales() {
        Map<String, PredictorScale> scales = new LinkedHashMap<>();
        forms.forEach((variable, form) -> {
            if (form instanceof PredictorScale scale) {
                scales.put(variable, scale);
            }
        });
        return scales;
    }

    public boolean hasSplines() {
        return forms.values().stream().anyMatch(Spline.class::isInstance);
    }

    /** Whether something enters otherwise than as a straight line or contrasts of its own. */
    public boolean hasShapes() {
        return !products.isEmpty() || forms.values().stream().anyMatch(f -> !(f instanceof PredictorScale));
    }

    /** The same with other forms. */
    public Codings with(Map<String, PredictorForm> known) {
        return new Codings(known, products);
    }

    /** Without products, and with this variable as it is. */
    public Codings plainly(String variable) {
        Map<String, PredictorForm> others = new LinkedHashMap<>(forms);
        others.remove(variable);
        return new Codings(others, List.of());
    }

    /** Whether these variables enter as they are, and none is multiplied. */
    public boolean isPlain(List<String> variables) {
        return variables.stream().noneMatch(forms::containsKey)
                && products.stream().noneMatch(p -> variables.contains(p.one) && variables.contains(p.other));
    }

    /** Those of a design, whose knots and standard deviations are known. */
    public static Codings of(DesignMatrix design) {
        Map<String, PredictorForm> forms = new LinkedHashMap<>();
        List<Product> products = new ArrayList<>();
        for (Predictor p : design.predictors()) {
            p.form().ifPresent(form -> forms.put(p.name(), form));
            if (p.isProduct()) {
                products.add(new Product(
                        p.factors().get(0).name(), p.factors().get(1).name()));
            }
        }
        return new Codings(forms, products);
    }

    /**
     * The predictors of a model.
     *
     * @param plain its variables as they are declared
     */
    public List<Predictor> of(List<Predictor> plain) {
        List<Predictor> all = new ArrayList<>();
        Map<String, Predictor> byName = new LinkedHashMap<>();
        for (Predictor p : plain) {
            Predictor coded = form(p.name()).map(p::in).orElse(p);
            all.add(coded);
            byName.put(p.name(), coded);
        }
        for (Product product : products) {
            if (byName.containsKey(product.one) && byName.containsKey(product.other)) {
                all.add(Predictor.product(byName.get(product.one), byName.get(product.other)));
            }
        }
        return all;
    }
}
