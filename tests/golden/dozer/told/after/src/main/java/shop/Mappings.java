package shop;

import com.github.dozermapper.core.DozerBeanMapperBuilder;
import com.github.dozermapper.core.Mapper;
import java.util.List;

class Mappings {

    Mapper orders(List<String> files) {
        Mapper mapper = DozerBeanMapperBuilder.create().withMappingBuilder(new OrderMapping()).withMappingFiles(files).build();
        return mapper;
    }
}
