package p;

import com.github.dozermapper.core.DozerBeanMapperBuilder;
import com.github.dozermapper.core.Mapper;
import com.github.dozermapper.core.MappingException;
import java.util.Arrays;

class Config {

    private final Mapper mapper = DozerBeanMapperBuilder.buildDefault();

    Mapper mapped() {
        return DozerBeanMapperBuilder.create().withMappingFiles(Arrays.asList("mapping.xml")).build();
    }

    Object copy(Object from) throws MappingException {
        return mapper.map(from, Object.class);
    }
}
