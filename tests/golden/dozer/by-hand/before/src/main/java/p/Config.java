package p;

import java.util.Collections;
import org.dozer.DozerBeanMapper;

class Config {

    DozerBeanMapper mapper() {
        DozerBeanMapper mapper = new DozerBeanMapper();
        mapper.setMappingFiles(Collections.singletonList("mapping.xml"));
        return mapper;
    }
}
