package shop;

import jakarta.batch.operations.NoSuchJobException;

class Shop {
    void open() {
        throw new NoSuchJobException("shop");
    }
}
