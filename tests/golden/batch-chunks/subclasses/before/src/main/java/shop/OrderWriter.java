package shop;

import java.util.List;

class OrderWriter extends BaseWriter {
    @Override
    public void write(List<? extends String> items) {
        super.write(items);
        saveAll(items);
        repository.saveAll(items);
    }
}
