package shop.data;

import com.baomidou.mybatisplus.mapper.BaseMapper;

public interface ParcelMapper extends BaseMapper<Parcel> {
}
