package shop;

import org.springframework.hateoas.VndErrors;
import org.springframework.hateoas.core.EmbeddedWrapper;
import org.springframework.hateoas.core.EmbeddedWrappers;

class Errors {

    private final EmbeddedWrappers wrappers = new EmbeddedWrappers(false);

    VndErrors.VndError of(Exception e) {
        return new VndErrors.VndError("error", e.getMessage());
    }

    EmbeddedWrapper none() {
        return wrappers.emptyCollectionOf(String.class);
    }
}
