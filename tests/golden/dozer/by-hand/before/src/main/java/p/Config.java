package p;

import java.util.Collections;
import org.dozer.DozerBeanMapper;

class Config {

    private final DozerBeanMapper mapper = new DozerBeanMapper();

    DozerBeanMapper mapper() {
        mapper.setMappingFiles(Collections.singletonList("mapping.xml"));
        return mapper;
    }
}
