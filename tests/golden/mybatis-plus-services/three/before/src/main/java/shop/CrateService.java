package shop;

import com.baomidou.mybatisplus.extension.service.impl.ServiceImpl;

public class CrateService extends ServiceImpl<CrateMapper, Crate> {

    public boolean insert(Crate crate) {
        return save(crate);
    }

    public boolean deleteById(Long id) {
        return insert(getById(id)) && removeById(id);
    }
}
