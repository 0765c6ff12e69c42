package shop;

import jakarta.batch.runtime.BatchRuntime;

class Shop {
    void open() {
        BatchRuntime.getJobOperator().start("shop", null);
    }
}
