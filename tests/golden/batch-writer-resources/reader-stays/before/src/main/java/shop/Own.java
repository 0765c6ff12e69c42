package shop;

import org.springframework.batch.item.file.MultiResourceItemWriter;
import org.springframework.core.io.Resource;

class Own extends MultiResourceItemWriter<String> {
    @Override
    public void setResource(Resource resource) {
        super.setResource(resource);
    }
}
