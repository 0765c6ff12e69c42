package a;

import org.webjars.NotFoundException;

class Items {

    Item item(Long id) {
        throw new NotFoundException("No item " + id);
    }
}
