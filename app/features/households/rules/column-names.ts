/**
 * Names under which each column is known, semicolon separated (handbook sections 4, 5 and 8.3).
 * Compared without case, blanks, underscores, dots and punctuation. Columns that no rule reads
 * (income, illness, photographs, telephone) are not here, and so are dropped at the door.
 */
export const NAMES = {
  // identity
  family_id:
    "id_keluarga_p3ke; id keluarga; id_kel_p3ke; idkeluarga p3ke; id kel; id_keluarga_pensasaran; id p3ke; nomor id keluarga; kode keluarga; id_rt_p3ke; id kk p3ke; no id keluarga",
  person_id:
    "id_individu; id individu p3ke; id_anggota; id individu; id art; id_individu_p3ke; id anggota keluarga; id perorangan; kode individu",
  kk_number: "no_kk; nomor_kk; nomor kartu keluarga; no kartu keluarga; kk; nokk; no. kk; nkk; no kk dtks",
  nik: "nik; no_nik; nomor nik; no ktp; nomor ktp; nomor induk kependudukan; no induk kependudukan; nik kepala keluarga; nik krt; nik kk; nik anggota; nik individu; nik kpm; nik penerima; nik pengurus; no nik ktp; ktp; nik ktp; nik p3ke; nik anggota keluarga; nomor induk kependudukan nik; nik kepala rumah tangga",
  name: "nama; nama lengkap; nama anggota; nama anggota keluarga; nama individu; nama art; nama kpm; nama penerima; nama pengurus; nama orang; nama sesuai ktp; nama ktp; nama warga; nama anggota rumah tangga; nama penerima manfaat; nama lengkap sesuai ktp; nama sesuai kk",
  head_name:
    "kepala_keluarga; nama kepala keluarga; nama krt; nama kk; krt; nama kep keluarga; nama kepala rumah tangga; kepala rumah tangga; nama kepala kk; nama kepala; kepala kk",
  name_corrected: "nama_perbaikan; perbaikan nama; nama hasil perbaikan; nama baru",
  nik_corrected: "nik_perbaikan; perbaikan nik; nik hasil perbaikan; nik baru",
  // place
  province: "provinsi; nama provinsi; prov; nama prov; nm prov; propinsi; nama propinsi",
  regency:
    "kabupaten_kota; kabupaten; kab kota; nama kabupaten; nama kabupaten kota; kab; nm kab; nama kab; kota; kabkota; nama kab kota; kabupaten atau kota; nama kota",
  district: "kecamatan; nama kecamatan; kec; nm kec; nama kec",
  village:
    "desa_kelurahan; desa; kelurahan; kelurahan desa; desa kel; kel desa; nama desa; nama kelurahan; nama desa kelurahan; nm kel; nm desa; nama kelurahan desa; deskel; kel; nama kel; desa atau kelurahan; nama deskel",
  village_code:
    "kode_kemdagri; kode_kemendagri; kode wilayah; kode desa; kode desa kelurahan; kode kelurahan; kode kelurahan desa; kode kemdagri desa; kode wilayah kemendagri; kode kel; kd desa; kd kel; id desa; kode wilayah desa; kode desa kemendagri; kemdagri; kemendagri; kode wil; kode bps kemdagri; kode kemendagri desa kelurahan; kode kelurahan kemendagri; kd kemendagri; kode deskel; kode area; kode wilayah administrasi; id kelurahan; kode dagri",
  district_code: "kode kecamatan; kd kec; kode kec; id kecamatan",
  regency_code: "kode kabupaten; kd kab; kode kab; kode kabupaten kota; kode kab kota; id kabupaten",
  province_code: "kode provinsi; kd prov; kode prov; id provinsi",
  address:
    "alamat; alamat lengkap; alamat rumah; alamat tinggal; jalan; alamat domisili; alamat ktp; alamat tempat tinggal; nama jalan; alamat kk; alamat sesuai kk; alamat sesuai ktp",
  rt: "rt; nomor rt; no rt; rt domisili",
  rw: "rw; nomor rw; no rw; rw domisili",
  rt_rw: "rt rw; rtrw; rt/rw; rt dan rw; no rt rw",
  // person
  sex: "jenis_kelamin; jk; sex; kelamin; gender; jenis kelamin kepala keluarga; l p; jns kelamin; jenkel; jenis kelamin l p; lp",
  birth_date:
    "tanggal_lahir; tgl_lahir; tgl lahir; tanggal lahir kepala keluarga; tgllhr; tanggallahir; lahir; tanggal kelahiran; tgl lhr; tempat tanggal lahir; tempat tgl lahir; ttl; tempat dan tanggal lahir",
  age: "umur; usia; umur tahun; usia tahun; umur saat ini; umur th; usia saat ini",
  relation:
    "hubungan_dengan_kepala_keluarga; hubungan; hubungan keluarga; hubungan dengan krt; hub kepala keluarga; shdk; status hubungan dalam keluarga; hub krt; hubungan dengan kk; status dalam keluarga; hubungan kepala keluarga; hub keluarga; status hubungan keluarga; hub dgn kepala keluarga; hubungan dengan kepala rumah tangga; status hubungan; hubungan dalam keluarga; hub dengan kepala keluarga; stat hbkel; id hubungan keluarga; hub dg krt",
  marital:
    "status_kawin; status perkawinan; status nikah; kawin; status pernikahan; sta kawin; stat kawin; status kawin kk",
  job: "pekerjaan; jenis pekerjaan; pekerjaan kepala keluarga; pekerjaan utama; kode pekerjaan; jenis pekerjaan kk; pekerjaan krt; mata pencaharian",
  education:
    "pendidikan; pendidikan terakhir; ijazah; ijazah tertinggi; pendidikan kepala keluarga; jenjang pendidikan; pendidikan tertinggi; tingkat pendidikan; ijazah terakhir; pendidikan krt; ijazah tertinggi yang dimiliki; pendidikan tertinggi yang ditamatkan",
  schooling:
    "partisipasi sekolah; sekolah; status sekolah; partisipasi_sekolah; status bersekolah; sta sekolah",
  work_status:
    "kedudukan_pekerjaan; kedudukan dalam pekerjaan; status dalam pekerjaan; status kedudukan pekerjaan; kedudukan; status kedudukan dalam pekerjaan; status kedudukan dalam pekerjaan utama; kedudukan dalam pekerjaan utama; status_kedudukan_kerja",
  registry:
    "padan_dukcapil; padan; status padan; padan capil; padan nik; status dukcapil; kesesuaian dukcapil; verifikasi dukcapil; ket padan; hasil padan dukcapil; status padan dukcapil; padan dukcapil ya tidak; keterangan padan; status nik; hasil pemadanan; pemadanan dukcapil",
  age_under_7:
    "usia_dibawah_7_tahun; usia di bawah 7 tahun; usia 7 tahun kebawah; usia kurang 7 tahun; usia 7; usia < 7 tahun; usia kurang dari 7 tahun; usia_dibawah_7_thn",
  age_7_12: "usia_7_12_tahun; usia 7 12; usia 7 sampai 12 tahun; usia_7_12_thn",
  age_13_15: "usia_13_15_tahun; usia 13 15; usia_13_15_thn",
  age_16_18: "usia_16_18_tahun; usia 16 18; usia_16_18_thn",
  age_19_21: "usia_19_21_tahun; usia 19 21; usia_19_21_thn",
  age_22_59: "usia_22_59_tahun; usia 22 59; usia_22_59_thn",
  age_from_60:
    "usia_60_tahun_keatas; usia 60 tahun ke atas; usia 60; usia 60 keatas; usia_60_tahun_ke_atas; usia >= 60 tahun; usia_60_thn_keatas; usia lebih dari 60 tahun; usia 60 tahun",
  // house
  decile:
    "desil_kesejahteraan; desil; desil nasional; desil_keluarga; desil p3ke; peringkat kesejahteraan; desil dtsen; tingkat desil; kelompok desil; desil anggota; desil kesejahteraan keluarga; desil dtks; peringkat desil; desil nas; ranking desil",
  house_status:
    "kepemilikan_rumah; status kepemilikan rumah; status bangunan; status kepemilikan bangunan; status penguasaan bangunan; status rumah; kepemilikan bangunan; status penguasaan bangunan tempat tinggal; status kepemilikan rumah yang ditempati; penguasaan bangunan; status tempat tinggal; sta bangunan; status_bangunan_tempat_tinggal",
  savings:
    "memiliki_simpanan uang/perhiasan/ternak/lainnya; memiliki simpanan; simpanan; memiliki_simpanan_uang_perhiasan_ternak_lainnya; simpanan uang perhiasan ternak lainnya; kepemilikan simpanan; memiliki simpanan uang; memiliki simpanan uang perhiasan ternak dll; punya simpanan; memiliki tabungan; punya tabungan",
  roof: "jenis_atap; atap; atap terluas; jenis atap terluas; jenis atap rumah; bahan atap; bahan bangunan utama atap rumah terluas; bahan bangunan utama atap; atap rumah; bahan atap terluas; material atap",
  wall: "jenis_dinding; dinding; dinding terluas; jenis dinding terluas; jenis dinding rumah; bahan dinding; bahan bangunan utama dinding rumah terluas; bahan bangunan utama dinding; dinding rumah; bahan dinding terluas; material dinding",
  floor:
    "jenis_lantai; lantai; lantai terluas; jenis lantai terluas; jenis lantai rumah; bahan lantai; bahan bangunan utama lantai rumah terluas; bahan bangunan utama lantai; lantai rumah; bahan lantai terluas; material lantai",
  lighting:
    "sumber_penerangan; penerangan; sumber penerangan utama; sumber listrik; penerangan utama; sumber penerangan rumah; sumber penerangan utama rumah; penerangan rumah",
  power:
    "daya_listrik_terpasang; daya listrik; daya terpasang; daya; daya watt; daya w; daya listrik watt; daya yang terpasang; daya meteran; daya terpasang watt",
  fuel: "bahan_bakar_memasak; bahan bakar; bahan bakar utama memasak; bahan bakar energi utama memasak; bbm memasak; bahan bakar untuk memasak; bahan bakar utama untuk memasak; energi memasak; bahan bakar masak; bahan bakar utama; bahan bakar energi utama untuk memasak",
  water:
    "sumber_air_minum; air minum; sumber air minum utama; sumber air; sumber air utama; air minum utama; sumber air minum keluarga; sumber air minum yang digunakan",
  latrine:
    "memiliki_fasilitas_buang_air_besar; fasilitas buang air besar; fasilitas bab; bab; jamban keluarga; fasilitas_bab; tempat bab; kepemilikan fasilitas bab; kepemilikan dan penggunaan fasilitas tempat buang air besar; memiliki fasilitas bab; penggunaan fasilitas buang air besar; kepemilikan fasilitas buang air besar; fasilitas tempat buang air besar; memiliki fasilitas tempat buang air besar; fasilitas buang air; kepemilikan jamban; jenis jamban; fasilitas tempat bab; tempat buang air besar",
  sludge:
    "tinja; pembuangan tinja; tempat pembuangan akhir tinja; pembuangan akhir tinja; tpa tinja; tempat pembuangan tinja; tempat akhir pembuangan tinja",
  floor_area:
    "luas_lantai_bangunan; luas lantai; luas lantai m2; luas_lantai; luas bangunan; luas lantai rumah; luas rumah; luas lantai bangunan m2; luas lantai bangunan tempat tinggal",
  household_size:
    "jumlah_anggota_keluarga; jumlah anggota; jml anggota; jumlah art; jumlah jiwa; jml art; jml anggota keluarga; jumlah anggota rumah tangga; jumlah tanggungan keluarga; jumlah keluarga",
  roof_quality: "kualitas_atap; kondisi atap; kondisi atap rumah",
  wall_quality: "kualitas_dinding; kondisi dinding; kondisi dinding rumah",
  floor_quality: "kualitas_lantai; kondisi lantai; kondisi lantai rumah",
  // aid and risk
  receives_bpnt: "penerima_bpnt; bpnt; menerima bpnt; penerima bnpt; bnpt; status bpnt",
  receives_bpum: "penerima_bpum; bpum; menerima bpum; status bpum",
  receives_bst: "penerima_bst; bst; menerima bst; status bst",
  receives_pkh: "penerima_pkh; pkh; menerima pkh; status pkh; bansos pkh",
  receives_sembako:
    "penerima_sembako; sembako; menerima sembako; penerima bantuan sembako; bansos sembako; program sembako; status sembako",
  stunting_risk:
    "resiko_stunting; risiko stunting; berisiko stunting; beresiko stunting; keluarga resiko stunting; keluarga berisiko stunting; risiko_stunting; keluarga risiko stunting; stunting",
  nutrition: "gizi; status gizi; status gizi anak; kondisi gizi",
  // the verval form's yes/no answers
  house_fit: "rumah layak huni; rlh; layak huni; rumah_layak_huni; status rumah layak huni",
  clean_water: "air bersih; akses air bersih; memiliki air bersih; ketersediaan air bersih",
  own_latrine: "jamban; memiliki jamban; jamban sendiri; punya jamban; akses jamban",
  own_electricity:
    "listrik sendiri; memiliki listrik sendiri; sambungan listrik sendiri; punya listrik sendiri",
  working: "bekerja; status bekerja; apakah bekerja; sedang bekerja; status_pekerjaan",
  out_of_school: "anak tidak sekolah; ats; putus sekolah; anak putus sekolah",
  disabled: "disabilitas; penyandang disabilitas; difabel; anggota disabilitas; penyandang_disabilitas",
  meals_per_day:
    "makan per hari; frekuensi makan per hari; berapa kali makan sehari; makan dalam sehari; jumlah makan sehari; frekuensi makan",
  insured: "jkn kis; jkn; bpjs kesehatan; kepesertaan jkn; jaminan kesehatan; penerima jkn kis; peserta jkn",
  premium_national: "pbi_nas; pbi nasional; pbi jk; pbi jkn; pbi apbn; pbi pusat; penerima pbi",
  premium_regional: "pbi_pemda; pbi daerah; pbi apbd; pbi d",
  // DTSEN
  status_dtsen: "status_dtsen; status data; keterangan dtsen; ket dtsen",
  cutoff: "cut_off; cutoff; cut off data; tanggal cut off; periode data; periode; tgl cut off; versi data",
  aid_list: "riwayat bansos; riwayat_bansos; bansos yang diterima; riwayat bantuan; bansos diterima",
  business_field:
    "lapangan_usaha; lapangan usaha; lapangan usaha utama; lapangan usaha dari pekerjaan utama; bidang usaha; lapangan usaha pekerjaan utama; jenis usaha",
  turnover: "omset; omzet; omset usaha; omset usaha perbulan; omzet usaha utama perbulan",
  limit_seeing: "penglihatan; kesulitan penglihatan; gangguan penglihatan; kesulitan melihat; melihat",
  limit_hearing: "pendengaran; kesulitan pendengaran; gangguan pendengaran; kesulitan mendengar; mendengar",
  limit_walking:
    "berjalan naik tangga; berjalan; kesulitan berjalan; kesulitan berjalan atau naik tangga; kesulitan berjalan naik tangga; berjalan/naik tangga",
  limit_hands:
    "tangan jari; menggerakkan tangan jari; kesulitan menggerakkan tangan; menggunakan tangan jari; kesulitan menggunakan menggerakkan tangan jari; tangan/jari",
  limit_learning:
    "belajar intelektual; belajar; kesulitan belajar; intelektual; belajar kemampuan intelektual; belajar/intelektual; kesulitan belajar intelektual",
  limit_behaviour:
    "perilaku; gangguan perilaku; kesulitan mengendalikan perilaku; mengendalikan perilaku; pengendalian perilaku",
  limit_speaking:
    "berbicara; kesulitan berbicara; bicara komunikasi; berbicara komunikasi; kesulitan berbicara dan atau memahami",
  limit_self_care:
    "mengurus diri; mengurus diri sendiri; kesulitan mengurus diri sendiri; kesulitan mengurus diri",
  limit_memory:
    "mengingat; mengingat berkonsentrasi; kesulitan mengingat; mengingat konsentrasi; kesulitan mengingat berkonsentrasi",
  limit_sadness:
    "kesedihan; kesedihan depresi; kesulitan kesedihan depresi; sedih depresi; sering sedih mengalami depresi; kesedihan/depresi",
  // aid history sheet
  aid_program:
    "nama program; program; nama bantuan; jenis bantuan; bantuan; program bantuan; jenis program; nama bansos; jenis bansos; bansos; bantuan yang diterima; program bantuan yang diterima; jenis bantuan yang diterima; nama program bantuan; uraian bantuan; bentuk bantuan",
  aid_fund:
    "sumber dana; sumber; sumber bantuan; sumber anggaran; asal bantuan; asal dana; pemberi bantuan; sumber pendanaan; anggaran; sumber program",
  aid_year:
    "tahun bantuan; tahun terima; tahun penerimaan; tahun menerima; tahun; tahun anggaran; tahun terima bantuan; tahun pelaksanaan; tahun diterima; thn",
  aid_date:
    "tanggal terima; tgl terima; tanggal penyaluran; tanggal bantuan; tanggal diterima; tgl penyaluran; tanggal penerimaan; tgl bantuan",
  // origin
  data_source: "sumber_data; asal data; basis data",
  data_year: "tahun_data; tahun data; tahun pendataan; tahun p3ke",
} as const;
