package shop;

import com.baomidou.mybatisplus.mapper.EntityWrapper;
import com.baomidou.mybatisplus.plugins.Page;
import com.baomidou.mybatisplus.service.impl.ServiceImpl;
import java.io.Serializable;
import java.util.List;
import shop.data.Parcel;
import shop.data.ParcelMapper;

public class ParcelServiceImpl extends ServiceImpl<ParcelMapper, Parcel> implements ParcelService {

    @Override
    public Parcel save(Parcel parcel) {
        insertOrUpdate(parcel);
        return this.selectById(parcel.getId());
    }

    @Override
    public List<Parcel> list() {
        return selectList(null);
    }

    @Override
    public Parcel getById(String id) {
        return super.selectById(id);
    }

    @Override
    public boolean remove(String reason, Long id) {
        return reason != null && !super.deleteById(id);
    }

    @Override
    public boolean insert(Parcel parcel) {
        return parcel.getId() == null && super.insert(parcel);
    }

    @Override
    public Parcel selectById(Serializable id) {
        return id == null ? null : super.selectById(id);
    }

    @Override
    public Page<Parcel> selectPage(Page<Parcel> page) {
        baseMapper.selectPage(page, null);
        return super.selectPage(page);
    }
}
